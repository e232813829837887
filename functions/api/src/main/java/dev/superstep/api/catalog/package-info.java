/**
 * The workflows that this application knows: those whose classes are beans.
 *
 * <p>They are compiled once, at start; a graph with an error keeps the application from starting.
 */
@NullMarked
package dev.superstep.api.catalog;

import org.jspecify.annotations.NullMarked;
