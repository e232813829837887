/** What every group of benchmarks is, and what it reports. Read {@link dev.superstep.benchmarks.frame.Group}. */
@NullMarked
package dev.superstep.benchmarks.frame;

import org.jspecify.annotations.NullMarked;
