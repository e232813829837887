/**
 * A stand-in for a language model, for dev mode and tests without a key: a server on loopback that speaks OpenAI's chat API
 * and answers every prompt with sentences that stand in it.
 *
 * <pre>
 *   HTTP ─▶ ChatServer ─▶ Request ─▶ ExtractiveModel ─▶ Material (what of the prompt is text, what is order)
 *                                                    ─▶ Sentences (embedded by MiniLm, ranked) ─▶ answer
 * </pre>
 *
 * It writes nothing of its own but headings, so it makes nothing up; the same prompt has the same answer. The embedding model
 * is loaded at the first prompt, once a process. Never part of what is deployed. Read {@link
 * dev.superstep.offlinemodel.OfflineModel} first.
 */
@NullMarked
package dev.superstep.offlinemodel;

import org.jspecify.annotations.NullMarked;
