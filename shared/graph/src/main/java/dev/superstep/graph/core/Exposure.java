package dev.superstep.graph.core;

/** Who may see the values of a channel. */
public enum Exposure {
    /** Whoever looks at runs. */
    OPEN,
    /** Only who asks for the run's state: they are masked in errors, logs, events and lists. */
    SENSITIVE
}
