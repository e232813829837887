package dev.superstep.sources;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches documents over HTTP and HTTPS, within {@link FetchLimits} and from where {@link AddressPolicy} permits.
 *
 * <p>Sends no cookies and no credentials, keeps nothing, follows no proxy settings. Thread-safe; each fetch has a connection of
 * its own for each redirect.
 */
final class WebFetcher {
    private final FetchLimits limits;
    private final AddressPolicy policy;
    private final HostLookup hosts;

    WebFetcher(FetchLimits limits, AddressPolicy policy, HostLookup hosts) {
        this.limits = limits;
        this.policy = policy;
        this.hosts = hosts;
    }

    /**
     * The document at {@code uri}.
     *
     * @throws SourceException if there is none, or none that may be read
     * @throws InterruptedException if the thread is interrupted; the connection is closed then
     */
    Fetched fetch(URI uri) throws InterruptedException {
        checked(uri);
        Journey journey = new Journey(uri);
        FutureTask<Fetched> task = new FutureTask<>(journey::travel);
        // On a thread of its own, because neither a look-up of a name nor a server that sends a byte a second would end
        // in time by itself.
        Thread.ofVirtual().name("fetch").start(task);
        try {
            return task.get(limits.total().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw SourceException.timedOut(uri, limits.total(), null);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            journey.end();
        }
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        return switch (cause) {
            case Error error -> throw error;
            case RuntimeException failure -> failure;
            case null, default -> new IllegalStateException("a fetch failed with " + cause, cause);
        };
    }

    /** {@code uri}, if it is one that could be fetched at all. */
    static URI checked(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw SourceException.badSource(uri.toString(), "its scheme is neither http nor https");
        }
        if (uri.getHost() == null || uri.getPort() > 0xffff) {
            throw SourceException.badSource(uri.toString(), "it names no host, or none that is written as hosts are");
        }
        if (uri.getRawUserInfo() != null) {
            throw SourceException.badSource(SourceException.name(uri), "it holds a name or a password");
        }
        return uri;
    }

    /** From one address to the next, until there is a document. */
    private final class Journey {
        private final URI first;
        private @Nullable Exchange current;
        private boolean ended;

        Journey(URI first) {
            this.first = first;
        }

        Fetched travel() {
            URI uri = first;
            for (int redirects = 0; redirects <= limits.maxRedirects(); redirects++) {
                switch (step(uri)) {
                    case Exchange.Answer.Document document -> {
                        return document.fetched();
                    }
                    case Exchange.Answer.Elsewhere elsewhere -> uri = next(uri, elsewhere.location());
                }
            }
            throw SourceException.tooManyRedirects(first, limits.maxRedirects());
        }

        private Exchange.Answer step(URI uri) {
            try (Exchange exchange = begin()) {
                return exchange.get(uri);
            } catch (SocketTimeoutException e) {
                throw SourceException.timedOut(uri, limits.read(), e);
            } catch (IOException e) {
                throw SourceException.unreachable(uri, e);
            }
        }

        private synchronized Exchange begin() throws IOException {
            if (ended) {
                throw new IOException("too late");
            }
            current = new Exchange(limits, policy, hosts);
            return current;
        }

        /** Ends what goes on. */
        synchronized void end() {
            ended = true;
            if (current != null) {
                current.close();
            }
        }
    }

    private static URI next(URI from, String location) {
        try {
            return checked(from.resolve(new URI(location.strip())));
        } catch (URISyntaxException e) {
            throw SourceException.badRedirect(from, "a location that is not written as locations are");
        }
    }
}
