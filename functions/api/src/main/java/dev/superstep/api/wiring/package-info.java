/**
 * Which engine executes runs, and where they are recorded: what the settings say, made into beans.
 *
 * <p>One artifact has both engines; {@code superstep.engine} chooses when it starts.
 */
@NullMarked
package dev.superstep.api.wiring;

import org.jspecify.annotations.NullMarked;
