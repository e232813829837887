/**
 * Starting runs and asking what became of them: the port between the REST face and whatever executes state machines.
 *
 * <p>{@code engine.local} interprets the generated definitions in this process, {@code engine.states} has Step Functions execute
 * them; which of the two is a setting.
 */
@NullMarked
package dev.superstep.api.engine;

import org.jspecify.annotations.NullMarked;
