package dev.superstep.graph;

/**
 * A named graph: what is compiled to one state machine and started by name.
 *
 * @param <S> the record of the state
 */
public interface Workflow<S extends Record> {
    /** The graph. Called once; gives an equal graph every time. */
    Graph<S> graph();

    /** The workflow's name: its class's, in snake case, without a final {@code _workflow}. */
    default String name() {
        String name = Names.snakeCase(getClass().getSimpleName());
        return name.endsWith("_workflow") ? name.substring(0, name.length() - "_workflow".length()) : name;
    }
}
