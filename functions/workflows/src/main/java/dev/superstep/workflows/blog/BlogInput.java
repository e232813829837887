package dev.superstep.workflows.blog;

/**
 * What a run is started with.
 *
 * @param topic what to write about, as {@link Topic} says
 */
public record BlogInput(String topic) {
    /** @throws IllegalArgumentException if the topic is none */
    public BlogInput {
        Topic.check(topic);
    }
}
