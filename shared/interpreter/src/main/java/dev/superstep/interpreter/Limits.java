package dev.superstep.interpreter;

/**
 * The limits under which executions run.
 *
 * @param payloadBytes the most bytes of UTF-8 that any input or output may have
 * @param historyEvents the most history events of an execution, its end included
 * @param mapConcurrency the most iterations of a Map that run at a time
 */
public record Limits(int payloadBytes, int historyEvents, int mapConcurrency) {
    /** The limits of the service, for Standard workflows and inline Maps. */
    public static final Limits OF_THE_SERVICE = new Limits(262_144, 25_000, 40);

    /** These limits with another one for the history. */
    public Limits historyEvents(int events) {
        return new Limits(payloadBytes, events, mapConcurrency);
    }
}
