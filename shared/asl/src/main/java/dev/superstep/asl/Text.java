package dev.superstep.asl;

/** A text, written in the definition or taken from the state's input. */
public sealed interface Text {
    /** Written in the definition. */
    record Fixed(String value) implements Text {}

    /** A path or intrinsic function on the input that gives a string; the fields' names end in Path then. */
    record FromPath(String path) implements Text {}
}
