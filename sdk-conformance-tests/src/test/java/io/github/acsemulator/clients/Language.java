package io.github.acsemulator.clients;

/** A language or tool that has an official client. */
enum Language {
    JAVA("Java", "com.azure:azure-communication-identity", true),
    JAVASCRIPT("JavaScript", "@azure/communication-identity", true),
    PYTHON("Python", "azure-communication-identity", true),
    DOTNET(".NET", "Azure.Communication.Identity", false),
    AZURE_CLI("azure-cli", "communication", false);

    private final String title;
    private final String artifact;
    private final boolean run;

    Language(String title, String artifact, boolean run) {
        this.title = title;
        this.artifact = artifact;
        this.run = run;
    }

    /** Whether the client itself is run; of the others the requests are replayed. */
    boolean isRun() {
        return run;
    }

    /** The SDK's name in the registry of its language. */
    String artifact() {
        return artifact;
    }

    /** As people write it. */
    @Override
    public String toString() {
        return title;
    }
}
