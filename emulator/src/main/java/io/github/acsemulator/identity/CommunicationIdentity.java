package io.github.acsemulator.identity;

/** The specification's model of an identity. */
public record CommunicationIdentity(String id) {}
