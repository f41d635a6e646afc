package selon.http.base;

import java.io.IOException;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

/** A servlet output stream that is always ready. A subclass says where the bytes go. */
public abstract class ServletSink extends ServletOutputStream {

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public abstract void write(byte[] from, int offset, int count) throws IOException;

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException("Answers are written by the thread that makes them");
    }
}
