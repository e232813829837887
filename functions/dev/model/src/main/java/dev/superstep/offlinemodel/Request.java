package dev.superstep.offlinemodel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * A request for a chat completion, as far as it is looked at.
 *
 * @param prompt the last message of the user
 */
record Request(String prompt) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws BadRequest if {@code body} is none, or asks for what is not made here */
    static Request parse(byte[] body) {
        JsonNode request = json(body);
        if (request.path("stream").asBoolean(false)) {
            throw new BadRequest("streams are not made here; send \"stream\": false");
        }
        JsonNode messages = request.path("messages");
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.path(i).path("role").asText().equals("user")) {
                return new Request(content(messages.path(i).path("content")));
            }
        }
        throw new BadRequest("\"messages\" has no message of the role \"user\"");
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json == null || !json.isObject()) {
                throw new BadRequest("the body is no JSON object");
            }
            return json;
        } catch (IOException e) {
            throw new BadRequest("the body is no JSON");
        }
    }

    /** A text, or a list of parts that are all texts. */
    private static String content(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            if (!part.path("type").asText().equals("text")) {
                throw new BadRequest("only text is read; a part is of type \""
                        + part.path("type").asText() + "\"");
            }
            text.append(part.path("text").asText()).append('\n');
        }
        if (text.isEmpty()) {
            throw new BadRequest("the message has no content");
        }
        return text.toString();
    }
}
