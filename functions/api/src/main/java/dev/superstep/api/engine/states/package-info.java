/** The engine in AWS: Step Functions executes the generated state machines, and the run log knows what became of runs. */
@NullMarked
package dev.superstep.api.engine.states;

import org.jspecify.annotations.NullMarked;
