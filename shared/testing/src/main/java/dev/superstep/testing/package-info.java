/**
 * For users' own tests: run a workflow in a plain JUnit test, without Quarkus, DynamoDB or Docker.
 *
 * <p>What runs is the generated state machine, interpreted, over a run log in memory: the same as in dev mode and in the
 * cloud. Read {@link dev.superstep.testing.LocalRun} first; {@code dev.superstep.testing.faults} makes the log fail on
 * command.
 */
@NullMarked
package dev.superstep.testing;

import org.jspecify.annotations.NullMarked;
