/**
 * Starting runs and asking what became of them: the port between the REST face and whatever executes state machines.
 *
 * <p>{@code engine.local} interprets the generated definitions in this process.
 */
@NullMarked
package dev.superstep.api.engine;

import org.jspecify.annotations.NullMarked;
