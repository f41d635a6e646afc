package selon.http.base;

import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.commons.codec.digest.DigestUtils;

import selon.core.vocab.InputException;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/** The bearer tokens of writers (RFC 6750, section 2.1), each with the name of its holder. Any thread may ask. */
public final class AccessTokens {

    /** The name in the history of whoever holds the one token that the environment gives. */
    public static final String NAME_IN_ENVIRONMENT = "SELON_TOKEN";

    private record Token(String name, byte[] digest) {}

    private final List<Token> tokens = new ArrayList<>();

    /** No token: nobody writes. */
    public AccessTokens() {}

    /**
     * The tokens of an operator.
     *
     * @param one  a token without a name, such as the environment gives
     * @param file a file with a name and a token a line; empty lines and those that begin with # don't count
     * @throws InputException when a line is something else
     */
    public AccessTokens(Optional<String> one, Optional<Path> file) {
        one.filter(token -> !token.isBlank())
                .ifPresent(token -> tokens.add(new Token(NAME_IN_ENVIRONMENT, DigestUtils.sha256(token.strip()))));
        file.ifPresent(this::read);
    }

    private void read(Path file) {
        Set<String> names = new HashSet<>();
        int number = 0;
        for (String line : InputException.text(file).split("\\R")) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] words = line.strip().split("\\s+");
                if (words.length != 2 || !words[0].matches("[A-Za-z0-9._-]+")) {
                    throw new InputException(file + ":" + number + ": is not a name and a token with a space between. "
                            + "A name has letters, digits, dots, hyphens and underscores.");
                }
                if (!names.add(words[0])) {
                    throw new InputException(file + ":" + number + ": gives " + words[0] + " a second token. "
                            + "Give each holder one.");
                }
                tokens.add(new Token(words[0], DigestUtils.sha256(words[1])));
            }
        }
        if (names.isEmpty()) {
            throw new InputException(file + ": holds no token. Write a line NAME TOKEN for each holder.");
        }
    }

    /** Whether there is no token, so that nobody writes. */
    public boolean isEmpty() {
        return tokens.isEmpty();
    }

    /**
     * The name of whoever sends a request.
     *
     * @throws ProblemException with 403 where nobody may write, or another site's page sends it; with 401 where the token is
     *     missing or wrong
     */
    public String holder(HttpServletRequest request, HttpServletResponse response) {
        if (tokens.isEmpty()) {
            throw ProblemException.of(ProblemType.READ_ONLY);
        }
        refuseOtherSites(request);
        return known(request).orElseThrow(() -> {
            boolean silent = request.getHeader("Authorization") == null;
            response.setHeader("WWW-Authenticate", "Bearer realm=\"Selon\"" + (silent ? "" : ", error=\"invalid_token\""));
            return ProblemException.of(silent ? ProblemType.TOKEN_MISSING : ProblemType.TOKEN_UNKNOWN);
        });
    }

    /** The name of whoever sends a request, if it brings a token that is known. */
    public Optional<String> known(HttpServletRequest request) {
        String given = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        byte[] digest = DigestUtils.sha256(given.regionMatches(true, 0, "Bearer ", 0, 7) ? given.substring(7).strip() : "");
        return tokens.stream().filter(token -> MessageDigest.isEqual(token.digest, digest)).map(Token::name).findFirst();
    }

    /** A page of another site can't send the header by itself; one that makes its reader's browser try is refused. */
    private static void refuseOtherSites(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean other = site != null ? !Set.of("same-origin", "none").contains(site)
                : origin != null && !sameHost(origin, request.getHeader("Host"));
        if (other) {
            throw ProblemException.of(ProblemType.OTHER_SITE);
        }
    }

    private static boolean sameHost(String origin, String host) {
        try {
            return host != null && host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }
}
