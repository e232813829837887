package dev.superstep.monitoring.events;

import dev.superstep.runlog.ControlPoint;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream has got: the open superstep, what was told of it, and what runs in it. Not thread-safe.
 *
 * <p>Sort keys are not commit order, so of the open superstep it names every task that was told; of the ones before it need
 * say nothing, for they are complete. With what runs in the open superstep a stream goes on from there, and reads nothing
 * that is older than the superstep before. The text is
 *
 * <pre>
 *   1.mark.graph.superstep.tasks told.what runs and what joins have seen.flags.status.execution.failures told
 * </pre>
 */
final class Bookmark {
    /** The most failures of one superstep that are told one by one. */
    static final int MOST_NOTES = 256;

    private static final String VERSION = "1";
    private static final int FIELDS = 10;
    private static final int GRAPH_LENGTH = 8;
    private static final int NOTE_LENGTH = 6;
    private static final int NOTE_BYTES = 4;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,8}");
    private static final Pattern NOTES = Pattern.compile("(?:[A-Za-z0-9_-]{6}){0,256}");

    private final String mark;
    private final String graph;
    private final Set<String> notes = new LinkedHashSet<>();
    private BitSet told = new BitSet();
    private ControlPoint control;
    private int superstep;
    private boolean started;
    private boolean announced;
    private @Nullable RunStatus status;
    private int execution;

    private Bookmark(String mark, String graph, int superstep, ControlPoint control) {
        this.mark = mark;
        this.graph = graph;
        this.superstep = superstep;
        this.control = control;
    }

    /** Nothing was told yet of a run whose first superstep is {@code superstep}. */
    static Bookmark atStart(RunHeader run, int superstep, ControlPoint control) {
        return new Bookmark(run.run().mark(), graph(run), superstep, control);
    }

    private static String graph(RunHeader run) {
        return run.fingerprint()
                .substring(0, Math.min(GRAPH_LENGTH, run.fingerprint().length()));
    }

    /** The bookmark that {@link #print} made; empty if it is of another run or graph. */
    static Optional<Bookmark> parse(String text, RunHeader run, Numbering numbering) {
        String[] fields = text.split("\\.", -1);
        if (fields.length != FIELDS || !fields[0].equals(VERSION)) {
            throw new IllegalArgumentException("it has " + fields.length + " fields");
        }
        if (!fields[1].equals(run.run().mark()) || !fields[2].equals(graph(run))) {
            return Optional.empty();
        }
        Bookmark mark = new Bookmark(fields[1], fields[2], number(fields[3]), numbering.parse(fields[5]));
        mark.told = Bits.parse(fields[4]);
        mark.started = fields[6].contains("s");
        mark.announced = fields[6].contains("r");
        mark.status = fields[7].isEmpty() ? null : RunStatus.valueOf(fields[7]);
        mark.execution = number(fields[8]);
        if (!NOTES.matcher(fields[9]).matches()) {
            throw new IllegalArgumentException("its failures are none");
        }
        for (int at = 0; at < fields[9].length(); at += NOTE_LENGTH) {
            mark.notes.add(fields[9].substring(at, at + NOTE_LENGTH));
        }
        return Optional.of(mark);
    }

    private static int number(String field) {
        if (!NUMBER.matcher(field).matches()) {
            throw new IllegalArgumentException("\"" + field + "\" is no number");
        }
        return Integer.parseInt(field);
    }

    String print(Numbering numbering) {
        return String.join(
                ".",
                VERSION,
                mark,
                graph,
                Integer.toString(superstep),
                Bits.print(told),
                numbering.print(control),
                (started ? "s" : "") + (announced ? "r" : ""),
                status == null ? "" : status.name(),
                Integer.toString(execution),
                String.join("", notes));
    }

    /** Whether it is of the run that has {@code header}, and of no other that had its name. */
    boolean isOf(RunHeader header) {
        return header.run().mark().equals(mark);
    }

    int superstep() {
        return superstep;
    }

    ControlPoint control() {
        return control;
    }

    /** The open superstep is complete. */
    void advance(ControlPoint next) {
        superstep++;
        control = next;
        told = new BitSet();
        notes.clear();
        announced = false;
    }

    /** Whether the task had not been told; it has now. */
    boolean tell(int task) {
        boolean isNew = !told.get(task);
        told.set(task);
        return isNew;
    }

    /** Whether what lies under {@code key} beside the open superstep had not been told; it has now, unless there is no room. */
    boolean note(String key) {
        return notes.size() < MOST_NOTES && notes.add(hash(key));
    }

    /** Whether the start had not been told; it has now. */
    boolean start() {
        boolean isNew = !started;
        started = true;
        return isNew;
    }

    /** Whether what runs in the open superstep had not been told; it has now. */
    boolean announce() {
        boolean isNew = !announced;
        announced = true;
        return isNew;
    }

    /** Whether this is the status that was told last. */
    boolean isTold(RunStatus now, int newest) {
        return status == now && execution == newest;
    }

    /** Whether the status that was told last is that of an earlier execution. */
    boolean isOfEarlierThan(int newest) {
        return status != null && execution < newest;
    }

    /** Whether the status or the execution is another than was told; it has been told now. */
    boolean change(RunStatus now, int newest) {
        boolean isNew = !isTold(now, newest);
        if (execution != newest) {
            announced = false; // what was cut off runs again
        }
        status = now;
        execution = newest;
        return isNew;
    }

    /** 32 bits, of which two agree by chance once in sixty thousand full bookmarks. */
    private static String hash(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, NOTE_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
