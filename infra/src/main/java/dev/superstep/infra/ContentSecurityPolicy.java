package dev.superstep.infra;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the console's page may load, and whom it may ask: the same as locally, and the issuer of its tokens. */
final class ContentSecurityPolicy {
    private ContentSecurityPolicy() {}

    static String of(Settings.Access.Token access, Settings.Console console) {
        String asked = Stream.of("'self'", origin(access.issuer()), origin(console.login()))
                .distinct()
                .collect(Collectors.joining(" "));
        return "default-src 'none'; script-src 'self'; style-src 'self'; connect-src " + asked
                + "; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static String origin(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
