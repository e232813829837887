package dev.superstep.workflows.recovery;

/** Processing does not work at the moment; the same may work later. What will never work is another type of exception. */
public class ProcessingUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final String MESSAGE = "Processing temporarily unavailable";

    ProcessingUnavailable() {
        super(MESSAGE);
    }
}
