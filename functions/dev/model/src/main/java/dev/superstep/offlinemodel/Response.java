package dev.superstep.offlinemodel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What goes back.
 *
 * @param status the status
 * @param body JSON
 */
@SuppressWarnings("ArrayRecordComponent") // written to a socket, never compared
record Response(int status, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Near enough to a tokenizer: words and marks, each one. */
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|[^\\p{L}\\p{M}\\p{N}\\s]");

    /** One choice, with what it took. */
    static Response completion(long number, String model, String prompt, String answer) {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", "chatcmpl-offline-" + number)
                .put("object", "chat.completion")
                .put("created", 0)
                .put("model", model);
        ObjectNode choice = body.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", "stop").putNull("logprobs");
        choice.putObject("message").put("role", "assistant").put("content", answer);
        long in = tokens(prompt);
        long out = tokens(answer);
        body.putObject("usage")
                .put("prompt_tokens", in)
                .put("completion_tokens", out)
                .put("total_tokens", in + out);
        return new Response(200, bytes(body));
    }

    /** An error as OpenAI reports it. */
    static Response error(int status, String message) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("error")
                .put("message", message)
                .put("type", status < 500 ? "invalid_request_error" : "server_error")
                .putNull("param")
                .putNull("code");
        return new Response(status, bytes(body));
    }

    private static long tokens(String text) {
        return TOKEN.matcher(text).results().count();
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
