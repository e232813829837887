package dev.superstep.runlog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The inquiries of one run; used by one thread at a time. */
final class MemoryInquiries {
    private final NavigableMap<String, Inquiry> inquiries = new TreeMap<>();
    private final Map<String, Map<String, String>> tokens = new LinkedHashMap<>();

    Inquiry ask(Inquiry inquiry) {
        Inquiry first = inquiries.putIfAbsent(inquiry.key(), inquiry);
        if (first == null) {
            return inquiry;
        }
        return first.isOpen()
                ? change(first.key(), known -> known.waiting(true)).orElseThrow()
                : first;
    }

    Optional<Inquiry> get(String key) {
        return Optional.ofNullable(inquiries.get(key));
    }

    List<Inquiry> all() {
        return List.copyOf(inquiries.values());
    }

    Optional<Inquiry> rule(String key, Ruling ruling) {
        return change(key, known -> known.isOpen() ? known.ruled(ruling) : known);
    }

    Optional<Inquiry> endWait(String key) {
        return change(key, known -> known.waiting(false));
    }

    Map<String, String> addToken(String key, String attempt, String token) {
        Map<String, String> known = tokens.computeIfAbsent(key, unseen -> new TreeMap<>());
        known.put(attempt, token);
        return known;
    }

    List<String> tokens(String key) {
        return new ArrayList<>(tokens.getOrDefault(key, Map.of()).values());
    }

    private Optional<Inquiry> change(String key, UnaryOperator<Inquiry> how) {
        return Optional.ofNullable(inquiries.computeIfPresent(key, (same, known) -> how.apply(known)));
    }
}
