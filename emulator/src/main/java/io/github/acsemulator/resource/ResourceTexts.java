package io.github.acsemulator.resource;

import java.util.Map;

/** Texts whose names begin with the id of a resource and a slash. */
public final class ResourceTexts implements Resettable {
    private final Map<String, String> texts;

    /** Of {@code texts}. */
    public ResourceTexts(Map<String, String> texts) {
        this.texts = texts;
    }

    @Override
    public void reset() {
        texts.clear();
    }

    @Override
    public void reset(Resource resource) {
        String prefix = resource.id() + "/";
        texts.keySet().removeIf(name -> name.startsWith(prefix));
    }
}
