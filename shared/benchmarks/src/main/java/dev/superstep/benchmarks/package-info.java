/**
 * What things take: time, bytes, capacity units. Numbers to be looked at and kept in {@code docs/benchmarks.md}; whether
 * something is right is for tests.
 *
 * <p>A group is a package with a class that implements {@link dev.superstep.benchmarks.frame.Group}, and a line in {@link
 * dev.superstep.benchmarks.Benchmarks}, which is the class to read first.
 */
@NullMarked
package dev.superstep.benchmarks;

import org.jspecify.annotations.NullMarked;
