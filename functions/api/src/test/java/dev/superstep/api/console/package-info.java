/**
 * The console in a real Chromium, on the packaged application. {@code .ci/run} runs these tests by name, for they want a browser
 * ({@code tools/chromium}); {@link dev.superstep.api.console.ConsoleBrowser} is what each begins with.
 */
@NullMarked
package dev.superstep.api.console;

import org.jspecify.annotations.NullMarked;
