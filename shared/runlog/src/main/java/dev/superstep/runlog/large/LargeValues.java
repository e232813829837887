package dev.superstep.runlog.large;

import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLogException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A store of the values that are too large for an item of the run log.
 *
 * <p>A value is found by the run that it belongs to and by what it is: its {@link #addressOf address} is a hash of it. So a
 * put may be repeated, what is under an address never changes, and no two runs share a value, which is why a run can be
 * erased alone. A value is put before the item that names it; if the item then never comes, the value goes with its run.
 *
 * <p>Implementations are thread-safe and throw {@link RunLogException}, never an exception of their store.
 */
public interface LargeValues {
    /** Keeps {@code json} under {@code address}, which is its own; changes nothing if it is there. */
    void put(RunId run, String address, byte[] json);

    /**
     * The value at {@code address}.
     *
     * @throws RunLogException with LOG_GAP if it is not there: whoever has an address has it from an item
     */
    byte[] get(RunId run, String address);

    /** Removes all values of a run; may be repeated. Nobody may put one meanwhile. */
    void erase(RunId run);

    /** The SHA-256 of a value's JSON, in hex: a name that every file system takes. */
    static String addressOf(byte[] json) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /**
     * No store, where none is set up: it refuses every value and names what to set.
     *
     * @param setting the setting that would bring a store
     */
    static LargeValues none(String setting) {
        return new NoLargeValues(setting);
    }
}
