package io.github.acsemulator.identity;

/** The specification's model of an identity. */
record CommunicationIdentity(String id) {}
