package dev.superstep.graph;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Puts a task before each message. */
final class TaskLogger implements System.Logger {
    private final System.Logger logger;
    private final String task;

    TaskLogger(System.Logger logger, String task) {
        this.logger = logger;
        this.task = task;
    }

    @Override
    public String getName() {
        return logger.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
        return logger.isLoggable(level);
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
        logger.log(level, (ResourceBundle) null, task + text(bundle, message), thrown);
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String format,
            @Nullable Object @Nullable ... values) {
        boolean isFormat = values != null && values.length > 0;
        logger.log(level, (ResourceBundle) null, (isFormat ? quoted(task) : task) + text(bundle, format), values);
    }

    /** A message of a bundle is looked up here, because behind the task's name nobody would find it. */
    private static @Nullable String text(@Nullable ResourceBundle bundle, @Nullable String message) {
        return bundle != null && message != null && bundle.containsKey(message) ? bundle.getString(message) : message;
    }

    /** As text within a {@link java.text.MessageFormat}. */
    private static String quoted(String text) {
        return text.replace("'", "''").replace("{", "'{'");
    }
}
