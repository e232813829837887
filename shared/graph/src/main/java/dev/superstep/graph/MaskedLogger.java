package dev.superstep.graph;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Masks each message, once its parameters are in it. What a throwable says by itself is not masked. */
final class MaskedLogger implements System.Logger {
    private final System.Logger logger;
    private final UnaryOperator<String> mask;

    MaskedLogger(System.Logger logger, UnaryOperator<String> mask) {
        this.logger = logger;
        this.mask = mask;
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
        if (isLoggable(level)) {
            logger.log(level, (ResourceBundle) null, mask.apply(text(bundle, message)), thrown);
        }
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String format,
            @Nullable Object @Nullable ... values) {
        if (isLoggable(level)) {
            String text = text(bundle, format);
            String message = values != null && values.length > 0 ? formatted(text, values) : text;
            logger.log(level, (ResourceBundle) null, mask.apply(message), (Throwable) null);
        }
    }

    private static String formatted(String text, @Nullable Object... values) {
        try {
            return MessageFormat.format(text, values);
        } catch (IllegalArgumentException noFormat) {
            return text; // as a logger does it
        }
    }

    private static String text(@Nullable ResourceBundle bundle, @Nullable String message) {
        String text = String.valueOf(message);
        return bundle != null && bundle.containsKey(text) ? bundle.getString(text) : text;
    }
}
