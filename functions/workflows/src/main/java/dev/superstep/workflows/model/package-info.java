/**
 * What workflows know of language models: a prompt goes in, a text comes out, and what went wrong has a code.
 *
 * <p>The client is not here: an application brings it as a bean, {@code functions/models} has the one for servers that speak
 * OpenAI's chat API. Nodes that call a model say by annotations how often and how long, with the numbers in {@link
 * dev.superstep.workflows.model.Patience}. Read {@link dev.superstep.workflows.model.TextModel} first.
 */
@NullMarked
package dev.superstep.workflows.model;

import org.jspecify.annotations.NullMarked;
