/**
 * What several workflows need to know about text.
 *
 * <p>Only {@link dev.superstep.workflows.text.Words}; what one workflow alone needs stays in its package.
 */
@NullMarked
package dev.superstep.workflows.text;

import org.jspecify.annotations.NullMarked;
