package dev.superstep.offlinemodel;

/** Prompts as the workflows make them, about a text that is read by people in the tests. */
final class Prompts {
    static final String TOPIC = "Machine learning in hospitals";

    static final String RESEARCH = """
            Research findings for: Machine learning in hospitals

            Key points:
            1. Hospitals use machine learning first of all where many pictures are looked at, such as in radiology.
            2. A model marks what it takes for a finding, and a physician decides.
            3. A model that was trained with the patients of one hospital may fail with those of the next.
            4. Hospitals test a model with data of their own before they rely on it.
            5. Data about health are spread over many systems that were never meant to talk to each other.
            6. Patients want to know who sees their data, and the law gives them the right to ask.
            7. Staff have to be trained, too, for a tool that nobody understands is soon switched off.
            8. Regulators treat software that diagnoses as a medical device.
            9. Language models write drafts: letters, summaries of long files, answers to common questions.

            Sources: bundled sample text""";

    private Prompts() {}

    static String outline() {
        return """

                    Create a detailed outline for a blog post about: %s

                    Based on this research: %s

                    Include:
                    - Introduction
                    - Main sections (3-4 sections)
                    - Conclusion
                    - Key takeaways

                    Outline:
                """.formatted(TOPIC, RESEARCH);
    }

    static String draft(String outline) {
        return """

                    Write a comprehensive blog post about: %s

                    Follow this outline: %s

                    Use this research: %s

                    Requirements:
                    - Engaging introduction
                    - Professional tone

                    Blog post:
                """.formatted(TOPIC, outline, RESEARCH);
    }

    static String review(String draft) {
        return """

                    Review and improve this blog post:

                    %s

                    Improvements to make:
                    - Fix any grammatical errors
                    - Improve clarity and flow

                    Final blog post:
                """.formatted(draft);
    }

    static String summary(String title, String content) {
        return """

                            Summarize this article in 2-3 sentences:

                            Title: %s
                            Content: %s

                            Summary:
                """.formatted(title, content);
    }
}
