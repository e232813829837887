/**
 * What this process counts while it happens, for Prometheus at {@code /q/metrics}: runs, attempts, times of nodes.
 *
 * <p>Reports and summaries are not made of this but of the run log, so they outlive the process. Read {@link
 * dev.superstep.api.metrics.Meters} first.
 */
@NullMarked
package dev.superstep.api.metrics;

import org.jspecify.annotations.NullMarked;
