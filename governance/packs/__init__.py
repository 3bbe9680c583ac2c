"""The pack a group reads before it meets: frozen once it is sent."""
