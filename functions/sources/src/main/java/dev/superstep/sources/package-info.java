/**
 * Reading feeds and web pages whose addresses come from outside: from a run's input, that is, from anybody.
 *
 * <p>So everything has a limit, and nothing inside the network can be reached: which addresses may be connected to is decided
 * on the very address that is connected to, for each redirect anew. What is read comes as text and numbers, without markup.
 * Nothing here knows of workflows; nothing but what is asked for is fetched: no images, no external entities, no second page.
 * Read {@link dev.superstep.sources.Sources} first, then {@link dev.superstep.sources.WebFetcher}.
 */
@NullMarked
package dev.superstep.sources;

import org.jspecify.annotations.NullMarked;
