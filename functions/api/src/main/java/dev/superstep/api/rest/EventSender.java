package dev.superstep.api.rest;

import dev.superstep.api.engine.RunSignals;
import dev.superstep.json.Json;
import dev.superstep.monitoring.events.RunEvent;
import dev.superstep.monitoring.events.RunStream;
import dev.superstep.monitoring.events.RunStream.Batch;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLogException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes streams of events to clients, each on the thread that asks.
 *
 * <p>A stream looks at the log when this process has written to it, and every few seconds in case another has; never more often
 * than every {@link #PAUSE}, so a superstep of thousands of tasks costs looks by the time that it takes. A comment now and
 * then shows both ends that the other is still there. A stream that does not follow ends once it has sent all there is, or
 * about a megabyte. Thread-safe.
 */
@Singleton
final class EventSender {
    private static final Logger LOG = Logger.getLogger(EventSender.class);

    /** The least time between two looks. */
    private static final Duration PAUSE = Duration.ofMillis(25);

    /** Lambda answers with at most 6 MB. */
    private static final long MOST_AT_ONCE = 1024 * 1024;

    private final RunSignals signals;
    private final Semaphore room;
    private final boolean follows;
    private final Duration poll;
    private final Duration heartbeat;
    private volatile boolean stopping;

    EventSender(
            RunSignals signals,
            @ConfigProperty(name = "superstep.events.follow", defaultValue = "true") boolean follows,
            @ConfigProperty(name = "superstep.events.most", defaultValue = "200") int most,
            @ConfigProperty(name = "superstep.events.poll", defaultValue = "2S") Duration poll,
            @ConfigProperty(name = "superstep.events.heartbeat", defaultValue = "15S") Duration heartbeat) {
        this.signals = signals;
        this.room = new Semaphore(most);
        this.follows = follows;
        this.poll = poll;
        this.heartbeat = heartbeat;
    }

    /**
     * Begins to send.
     *
     * @param follow whether to wait for what has not happened yet; null for what the configuration says
     */
    Sending open(RunId run, RunStream stream, @Nullable Boolean follow) {
        if (!room.tryAcquire()) {
            throw new ProblemException(
                    ProblemCode.UNAVAILABLE,
                    "as many streams are open as may be at once; close one or try again later");
        }
        RunSignals.Subscription changes = signals.follow(run); // before the first look, so that nothing falls between
        try {
            // Before anything is sent, so that what fails is still a proper answer.
            return new Sending(changes, stream, stream.next(), follow == null ? follows : follow);
        } catch (RuntimeException e) {
            changes.close();
            room.release();
            throw e;
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
        signals.wakeAll();
    }

    /** One stream. */
    final class Sending implements AutoCloseable {
        private final RunSignals.Subscription changes;
        private final RunStream stream;
        private final Batch first;
        private final boolean following;
        private final AtomicBoolean closed = new AtomicBoolean();
        private Duration silent = Duration.ZERO;

        private Sending(RunSignals.Subscription changes, RunStream stream, Batch first, boolean following) {
            this.changes = changes;
            this.stream = stream;
            this.first = first;
            this.following = following;
        }

        /** What is sent first. */
        Batch first() {
            return first;
        }

        /** Sends until the run has ended or the client has gone. */
        void send(OutputStream out) {
            try (this) {
                write(out, "retry: " + (following ? 1_000 : poll.toMillis()) + "\n\n");
                Batch batch = first;
                long sent = write(out, batch);
                while (goesOn(batch.state(), sent)) {
                    if (batch.state() == Batch.State.DRAINED) {
                        await(out);
                    }
                    batch = stream.next();
                    sent += write(out, batch);
                }
            } catch (IOException gone) {
                LOG.debugf("A client has gone. %s", gone.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RunLogException e) {
                // The client comes back with the last id that it has.
                LOG.warnf("A stream of events ends early. %s", e.getMessage());
            }
        }

        private boolean goesOn(Batch.State state, long sent) {
            boolean mayGoOn = !stopping && !closed.get();
            return mayGoOn
                    && switch (state) {
                        case MORE -> following || sent < MOST_AT_ONCE;
                        case DRAINED -> following;
                        case OVER -> false;
                    };
        }

        /** Until something may have changed. */
        private void await(OutputStream out) throws IOException, InterruptedException {
            Duration pause = poll.compareTo(heartbeat) < 0 ? poll : heartbeat;
            silent = changes.await(pause) ? Duration.ZERO : silent.plus(pause);
            if (silent.compareTo(heartbeat) >= 0) {
                write(out, ":\n\n");
                silent = Duration.ZERO;
            }
            Thread.sleep(PAUSE);
        }

        /** Ends it, by whichever side; may be called again, and from any thread. */
        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                changes.wake(); // whoever sends finds out now that nobody reads
                changes.close();
                room.release();
            }
        }
    }

    private static long write(OutputStream out, Batch batch) throws IOException {
        if (batch.events().isEmpty()) {
            return 0;
        }
        StringBuilder text = new StringBuilder();
        for (RunEvent event : batch.events()) {
            text.append("event: ").append(event.kind().text());
            text.append("\nid: ").append(event.id());
            text.append("\ndata: ").append(Json.print(event.data())).append("\n\n"); // JSON on one line
        }
        write(out, text.toString());
        return text.length();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
