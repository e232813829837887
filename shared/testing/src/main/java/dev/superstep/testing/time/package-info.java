/**
 * Time for tests: moved by hand, or jumping over every wait.
 *
 * <p>Given to {@link dev.superstep.testing.LocalRun#by}, or to an interpreter. Real time is the interpreter's {@code
 * ScheduledTime}. Read {@link dev.superstep.testing.time.ManualTime} first.
 */
@NullMarked
package dev.superstep.testing.time;

import org.jspecify.annotations.NullMarked;
