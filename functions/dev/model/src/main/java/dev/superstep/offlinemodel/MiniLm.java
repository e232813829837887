package dev.superstep.offlinemodel;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;

/**
 * The embedding model all-MiniLM-L6-v2, quantized: 384 numbers for a sentence, 13 ms each.
 *
 * <p>Loaded at the first sentence and once a process, for its native libraries can be loaded only once. Thread-safe.
 */
final class MiniLm {
    private MiniLm() {}

    private static final class Loaded {
        private static final EmbeddingModel MODEL = load();

        private static EmbeddingModel load() {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            try {
                // It looks for its files there, and a server's thread may have any.
                thread.setContextClassLoader(MiniLm.class.getClassLoader());
                return new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    /** The embedding of {@code sentence}, of length 1. */
    static float[] embed(String sentence) {
        return Loaded.MODEL.embed(sentence).content().vector();
    }
}
