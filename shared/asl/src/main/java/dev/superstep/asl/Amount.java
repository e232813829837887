package dev.superstep.asl;

/** A number of seconds or of things, written in the definition or taken from the state's input. */
public sealed interface Amount {
    /** Written in the definition. */
    record Fixed(int value) implements Amount {}

    /** Taken from the input; the fields' names end in Path then. */
    record FromPath(String path) implements Amount {}
}
