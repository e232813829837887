/**
 * Runs whose executions are in AWS Step Functions: started, looked at, stopped, gone on with, and swept up after.
 *
 * <p>What is recorded of runs is the engine's; this is what Step Functions has to do with it, by the AWS SDK. Neither HTTP nor
 * Quarkus is known here: the API and the function that sweeps call it. Read {@link dev.superstep.states.StatesEngine} first.
 */
@NullMarked
package dev.superstep.states;

import org.jspecify.annotations.NullMarked;
