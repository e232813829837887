/** A stand-in, until the first workflow is here. */
@NullMarked
package dev.superstep.workflows.greeting;

import org.jspecify.annotations.NullMarked;
