/**
 * A workflow's runs in this process: its state machine, interpreted, over its run log.
 *
 * <p>This is what Step Functions and Lambda are in the cloud, and it runs the very same definition. Used by dev mode, by
 * {@code LocalRun} in plain tests, and by the conformance suite. It knows nothing of HTTP. Read {@link
 * dev.superstep.engine.LocalEngine} first; {@link dev.superstep.engine.RunReport} is what can be told of a run.
 */
@NullMarked
package dev.superstep.engine;

import org.jspecify.annotations.NullMarked;
