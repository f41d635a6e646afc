package selon.http.filter;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Gives readers of answers more time than senders of requests. A program may read nothing for a while as it works on what it
 * has, and TCP shows that only once megabytes of buffers are full. A sender has its request ready.
 */
public final class IdleTimeoutHandler extends Handler.Wrapper {

    /** A client that sends nothing is cut off after this. */
    public static final int FOR_REQUESTS_SECONDS = 5;
    private static final int FOR_READERS_SECONDS = 30;
    /** What the system takes at once, as it does most answers. */
    private static final int SHORT_BYTES = 32 * 1024;

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        EndPoint client = request.getConnectionMetaData().getConnection().getEndPoint();
        request.addHttpStreamWrapper(stream -> new Answering(stream, client));
        return super.handle(request, response, callback);
    }

    private static void allow(EndPoint client, int seconds) {
        client.setIdleTimeout(TimeUnit.SECONDS.toMillis(seconds));
    }

    private static final class Answering extends HttpStream.Wrapper {
        private final EndPoint client;

        Answering(HttpStream stream, EndPoint client) {
            super(stream);
            this.client = client;
        }

        @Override
        public void send(MetaData.Request request, MetaData.Response response, boolean last, ByteBuffer content, Callback callback) {
            if (!last || content != null && content.remaining() > SHORT_BYTES) {
                allow(client, FOR_READERS_SECONDS);
            }
            super.send(request, response, last, content, callback);
        }

        @Override
        public void succeeded() {
            allow(client, FOR_REQUESTS_SECONDS);
            super.succeeded();
        }

        @Override
        public void failed(Throwable why) {
            allow(client, FOR_REQUESTS_SECONDS);
            super.failed(why);
        }
    }
}
