/** The workflows. */
@NullMarked
package dev.superstep.workflows;

import org.jspecify.annotations.NullMarked;
