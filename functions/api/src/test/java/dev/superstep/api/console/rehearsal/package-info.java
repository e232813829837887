/** A workflow whose nodes wait for their cue, so that a test sees a run at each moment; a bean only where a test wants it. */
@org.jspecify.annotations.NullMarked
package dev.superstep.api.console.rehearsal;
