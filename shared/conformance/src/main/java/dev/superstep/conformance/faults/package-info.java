/**
 * Programs that meet a fault at every call of their run log, one after the other, and must not care.
 *
 * <p>The faults themselves are in {@code dev.superstep.testing.faults}; here they are planned, and what comes of a run with
 * one is compared with what comes of it without. Tests of the corpus and of the workflows use it. Read {@link
 * dev.superstep.conformance.faults.FaultSweep} first.
 */
@NullMarked
package dev.superstep.conformance.faults;

import org.jspecify.annotations.NullMarked;
