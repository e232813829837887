/**
 * How the web console gets to a browser: its files are resources of {@code functions/console}, which Quarkus serves under
 * {@code /console/} with the headers in {@code application.properties}. What it shows is {@code dev.superstep.api.rest}'s.
 */
@NullMarked
package dev.superstep.api.console;

import org.jspecify.annotations.NullMarked;
