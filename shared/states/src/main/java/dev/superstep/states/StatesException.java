package dev.superstep.states;

import java.util.List;

/** What is set up does not let Step Functions execute runs. */
public final class StatesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What can be wrong, with a heading in docs/errors.md. */
    public enum Code {
        /** The engine, or a state machine of a workflow, is not named or not by a name that it can have. */
        ENGINE_SETUP
    }

    private final Code code;

    private StatesException(Code code, String text) {
        super(code + ": " + text);
        this.code = code;
    }

    /** What is wrong. */
    public Code code() {
        return code;
    }

    /** {@code superstep.engine} is {@code found}. */
    public static StatesException noEngine(String found) {
        return new StatesException(
                Code.ENGINE_SETUP, "superstep.engine is \"" + found + "\"; set it to local or step-functions");
    }

    static StatesException noMachines(List<String> problems) {
        return new StatesException(
                Code.ENGINE_SETUP,
                String.join("; ", problems)
                        + "; set superstep.state-machines to"
                        + " arn:aws:states:REGION:ACCOUNT:stateMachine:{workflow}:ALIAS, or"
                        + " superstep.state-machine.WORKFLOW for a single one");
    }
}
