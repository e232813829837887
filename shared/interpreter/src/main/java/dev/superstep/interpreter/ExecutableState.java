package dev.superstep.interpreter;

/** A state made ready to run; stateless, so that any number of executions share it. */
interface ExecutableState {
    /** What {@link #run} gives when nothing follows. */
    int END = -1;

    /** The state's name. */
    String name();

    /**
     * Turns the frame's value from the state's input into its output.
     *
     * @return the place of the state that follows in its machine, or {@link #END}
     * @throws StateFailure if it fails
     * @throws AbortedException if nobody wants the output any more
     */
    int run(Frame frame);
}
