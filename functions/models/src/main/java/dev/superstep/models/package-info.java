/**
 * The language model of the workflows: a client for any server that speaks OpenAI's chat API, by quarkus-langchain4j.
 *
 * <p>A library that both applications have on their class paths; its beans are found by the index in its jar, its defaults
 * are in {@code META-INF/microprofile-config.properties}. Read {@link dev.superstep.models.ChatTextModel} first.
 */
@NullMarked
package dev.superstep.models;

import org.jspecify.annotations.NullMarked;
