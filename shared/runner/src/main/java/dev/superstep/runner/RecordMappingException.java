package dev.superstep.runner;

import java.util.List;

/** A JSON object is not the record that it should be; carries every problem. */
public final class RecordMappingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * @param type the record
     * @param problems what is wrong, one line each
     */
    public RecordMappingException(Class<?> type, List<String> problems) {
        super("no valid " + type.getSimpleName() + ": " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, one line each, in the order of the record's components. */
    public List<String> problems() {
        return problems;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
